using System.Net.Sockets;
using System.Text;

namespace FhirCalc.Facade.Operations;

/// <summary>
/// Tells systemd that the service listens, and that it begins to stop (a unit of <c>Type=notify</c>): so <c>systemctl start</c> waits
/// until requests are answered, and fails where settings are wrong.
/// </summary>
internal static class SystemdNotice
{
    public static void TellSystemd(this WebApplication app)
    {
        if (Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is not { Length: > 1 } socket)
            return;
        app.Lifetime.ApplicationStarted.Register(() => Send(socket, "READY=1", app.Logger));
        app.Lifetime.ApplicationStopping.Register(() => Send(socket, "STOPPING=1", app.Logger));
    }

    private static void Send(string path, string state, ILogger log)
    {
        try
        {
            // A leading @ stands for the null byte of an abstract address.
            var address = new UnixDomainSocketEndPoint(path[0] == '@' ? "\0" + path[1..] : path);
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            socket.SendTo(Encoding.ASCII.GetBytes(state), address);
        }
        catch (SocketException problem)
        {
            log.LogWarning("systemd was not told {State}: {Error}", state, problem.SocketErrorCode);
        }
    }
}
