using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Security;

/// <summary>The service with authentication, in front of the sandbox; one for all tests of a class.</summary>
public sealed class SecuredFacade : IAsyncLifetime
{
    internal TestIssuer Issuer { get; private set; } = null!;

    internal RunningFacade Facade { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Issuer = await TestIssuer.StartAsync();
        Facade = await RunningFacade.StartAsync(null, null, Issuer.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await Facade.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
