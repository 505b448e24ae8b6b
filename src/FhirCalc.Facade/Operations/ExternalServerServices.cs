using FhirCalc.Facade.Security;
using FhirCalc.Facade.Upstream;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FhirCalc.Facade.Operations;

/// <summary>What speaks with the external server.</summary>
internal static class ExternalServerServices
{
    public static void AddExternalServer(this IServiceCollection services)
    {
        services.AddSingleton<UpstreamTokens>();
        services.AddSingleton(provider => new UpstreamAuthentication(
            provider.GetRequiredService<UpstreamAuthOptions>(), provider.GetRequiredService<UpstreamTokens>(), provider.GetRequiredService<UpstreamAddress>())
        {
            InnerHandler = new SocketsHttpHandler
            {
                AllowAutoRedirect = false, // a redirect could lead anywhere
                UseCookies = false,
                ActivityHeadersPropagator = null, // CallerTrace passes on what may be
                AutomaticDecompression = System.Net.DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5), // so that a changed DNS entry is noticed
            },
        });
        services.TryAddSingleton<HttpMessageInvoker>(provider => new HttpMessageInvoker(provider.GetRequiredService<UpstreamAuthentication>()));
        services.AddSingleton<UpstreamAddress>();
        services.AddSingleton<UpstreamPipelines>();
        services.AddSingleton<UpstreamClient>();
        services.AddSingleton<CapabilityCache>();
        services.AddSingleton<ServerHabits>();
        services.AddSingleton<RefusalDiagnosis>();
        services.AddSingleton<ExistingEntries>();
        services.AddSingleton<VersionCheck>();
        services.AddSingleton<TriedFormsMemory>();
        services.AddSingleton<DoubleCheck>();
        services.AddSingleton<SharedResources>();
        services.AddSingleton<TransactionDelivery>();
        services.AddSingleton<SequentialDelivery>();
        services.AddSingleton<UpstreamDelivery>();
    }
}
