using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Validation;

/// <summary>The seam behind which a validator stands: a resource in, an outcome out.</summary>
public interface IProfileValidator
{
    /// <summary>Checks a resource against its core definition, the profiles in its <c>meta.profile</c> and the profiles named.</summary>
    /// <param name="resource">The resource; what it contains (Bundle entries, contained resources) is checked too.</param>
    /// <param name="profiles">Canonicals of further profiles for the outermost resource.</param>
    Outcome Validate(ResourceJson resource, IReadOnlyList<string> profiles);
}
