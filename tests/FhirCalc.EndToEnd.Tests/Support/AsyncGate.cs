namespace FhirCalc.EndToEnd.Tests.Support;

/// <summary>Holds callers back while it is closed; it begins open.</summary>
internal sealed class AsyncGate
{
    private volatile TaskCompletionSource _open = Opened();

    public Task PassAsync() => _open.Task;

    public void Close() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _open.TrySetResult();

    private static TaskCompletionSource Opened()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
