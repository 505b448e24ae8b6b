using FhirCalc.Storage;

namespace FhirCalc.Sandbox.Storage;

/// <summary>The one writer of the sandbox.</summary>
internal sealed class SandboxWriter : GroupCommit<Session>, IDisposable
{
    private const int MostTogether = 64;

    private readonly Thread _thread;

    public SandboxWriter(Session session)
        : base(session, MostTogether) => _thread = Start("sandbox writer");

    // A client that waits for one commit sends its next write soon after: a moment's wait spares many of them a commit.
    protected override TimeSpan Gathering { get; } = TimeSpan.FromMilliseconds(1);

    public void Dispose()
    {
        _ = EndAsync();
        _thread.Join();
        Connection.Dispose();
    }

    protected override void Execute(string statement) => Connection.Execute(statement);

    protected override void RollBack() => Connection.RollBack();
}
