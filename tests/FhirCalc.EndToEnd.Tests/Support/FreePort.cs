using System.Net;
using System.Net.Sockets;

namespace FhirCalc.EndToEnd.Tests.Support;

internal static class FreePort
{
    /// <summary>A port that nobody listens on now, for a server that is to come later.</summary>
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
