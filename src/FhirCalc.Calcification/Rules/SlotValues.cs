using System.Buffers;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>Values and facts of the names of a plan, each computed when it is first asked for. What holds them is borrowed.</summary>
internal readonly struct SlotValues(int slots)
{
    public IReadOnlyList<PathValue>?[] Values { get; } = ArrayPool<IReadOnlyList<PathValue>?>.Shared.Rent(slots);

    public Truth?[] Facts { get; } = ArrayPool<Truth?>.Shared.Rent(slots);

    /// <summary>What made a fact true.</summary>
    public IReadOnlyList<PathValue>?[] Reasons { get; } = ArrayPool<IReadOnlyList<PathValue>?>.Shared.Rent(slots);

    /// <summary>Gives back what was borrowed; nothing is looked up here any more.</summary>
    public void Return()
    {
        ArrayPool<IReadOnlyList<PathValue>?>.Shared.Return(Values, clearArray: true);
        ArrayPool<IReadOnlyList<PathValue>?>.Shared.Return(Reasons, clearArray: true);
        ArrayPool<Truth?>.Shared.Return(Facts, clearArray: true);
    }
}
