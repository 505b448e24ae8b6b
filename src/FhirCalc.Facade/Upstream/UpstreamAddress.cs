namespace FhirCalc.Facade.Upstream;

/// <summary>The FHIR base of the external server, without a slash at its end. Known once the sandbox, if it is used, listens.</summary>
internal sealed class UpstreamAddress
{
    private string? _base;

    public string Base => _base ?? throw new InvalidOperationException("The external server is not known yet.");

    public bool IsEmbedded { get; private set; }

    public void Set(string baseUrl, bool embedded) => (_base, IsEmbedded) = (baseUrl.TrimEnd('/'), embedded);

    /// <summary>An absolute URL for a path and query below the base. What a client sent can never leave it.</summary>
    public Uri Below(string relative) => new(relative.Length == 0 || relative[0] == '?' ? Base + relative : Base + "/" + relative);

    /// <summary>Whether a URL is of the same origin and lies below the base; compared parsed, so that no spelling leads out.</summary>
    public bool Holds(Uri url)
    {
        var root = new Uri(Base);
        return url.Scheme == root.Scheme && url.Host == root.Host && url.Port == root.Port && url.UserInfo.Length == 0
            && (url.AbsolutePath == root.AbsolutePath || url.AbsolutePath.StartsWith(root.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal));
    }

    /// <summary><c>Type/id</c> and what follows, if the URL lies below the base; else null.</summary>
    public string? RelativeOf(string url) =>
        url.StartsWith(Base, StringComparison.Ordinal) && (url.Length == Base.Length || url[Base.Length] is '/' or '?')
            ? url[Base.Length..].TrimStart('/')
            : null;
}
