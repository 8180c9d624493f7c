namespace Notion.Refit.Everyday.Files;

/// <summary>A section of the bytes to upload.</summary>
/// <param name="create">Creates the content of a request; it is called again to repeat one.</param>
/// <param name="release">Frees the memory of the section; null for nothing.</param>
internal sealed class UploadSection(Func<HttpContent> create, Action? release = null) : IDisposable
{
    /// <summary>Creates the content of a request.</summary>
    public HttpContent CreateContent() => create();

    public void Dispose() => release?.Invoke();
}
