namespace Notion.Refit.Http;

internal sealed partial class RestRequest
{
    /// <summary>The token provider the request brings along; null where that of the client counts.</summary>
    public INotionTokenProvider? Tokens { get; set; }

    /// <summary>Why there is no token; null while that is not so.</summary>
    public Exception? TokenFailure { get; set; }
}
