using System.Buffers;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>Values and facts of the names of a plan, each computed when it is first asked for. What holds them is borrowed.</summary>
internal readonly struct SlotValues(int slots)
{
    public IReadOnlyList<PathValue>?[] Values { get; } = ArrayPool<IReadOnlyList<PathValue>?>.Shared.Rent(slots);

    public FactResult?[] Facts { get; } = ArrayPool<FactResult?>.Shared.Rent(slots);

    /// <summary>Gives back what was borrowed; nothing is looked up here any more.</summary>
    public void Return()
    {
        ArrayPool<IReadOnlyList<PathValue>?>.Shared.Return(Values, clearArray: true);
        ArrayPool<FactResult?>.Shared.Return(Facts, clearArray: true);
    }
}
