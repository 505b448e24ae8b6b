using FhirCalc.Fhir.Path.Quick;

namespace FhirCalc.Fhir.Profiles.Running;

/// <summary>Memories for runs to come, a few at most. One that is not given back is simply made anew.</summary>
internal sealed class MemoPool
{
    private const int Places = 16;

    private readonly PathMemo?[] _free = new PathMemo?[Places];

    public PathMemo Rent()
    {
        var memo = Interlocked.Exchange(ref _free[Environment.CurrentManagedThreadId % Places], null) ?? new PathMemo(null);
        memo.Take();
        return memo;
    }

    public void Return(PathMemo memo)
    {
        memo.Clear();
        Volatile.Write(ref _free[Environment.CurrentManagedThreadId % Places], memo);
    }
}
