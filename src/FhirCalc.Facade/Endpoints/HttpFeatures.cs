namespace FhirCalc.Facade.Endpoints;

/// <summary>What the platform does for us: compression, and cross-origin requests.</summary>
internal static class HttpFeatures
{
    private const string CorsPolicy = "fhir";

    // What a page needs to follow an answer.
    private static readonly string[] Exposed = ["Location", "Content-Location", "ETag", "Last-Modified", "Retry-After", "X-Progress", "X-Request-Id", "X-Correlation-Id", "Preference-Applied"];
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE"];

    public static void AddCompression(this IServiceCollection services)
    {
        // gzip, br and deflate; the limit on the body counts what comes out (RequestBody).
        services.AddRequestDecompression();
        services.AddResponseCompression(options =>
        {
            // No answer mixes a secret with text of an attacker's choice: tokens are never in a body.
            options.EnableForHttps = true;
            options.MimeTypes = [AnswerFormat.FhirJson, AnswerFormat.FhirXml, "application/json"];
        });
    }

    public static void AddCors(this IServiceCollection services, CorsOptions options) => services.AddCors(cors => cors.AddPolicy(CorsPolicy, policy => policy
        .WithOrigins(options.List()).WithMethods(Methods).AllowAnyHeader().WithExposedHeaders(Exposed).SetPreflightMaxAge(options.MaxAge)));

    /// <summary>For the FHIR addresses only, and only where an origin is named.</summary>
    public static void UseCors(this IApplicationBuilder app, CorsOptions options)
    {
        if (options.List().Length > 0)
            app.UseWhen(context => context.Request.Path.StartsWithSegments(PublicAddress.FhirPath), branch => branch.UseCors(CorsPolicy));
    }
}
