namespace Notion.Refit.Files;

/// <summary>The bytes to upload.</summary>
internal interface IUploadSource : IAsyncDisposable
{
    /// <summary>The number of bytes.</summary>
    long Length { get; }

    /// <summary>Reads a section, which <paramref name="length"/> bytes follow: sections are asked for in order, one at a time.</summary>
    /// <param name="start">The first byte.</param>
    /// <param name="length">The number of bytes.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Creates the content of a request; it is called again to repeat one.</returns>
    ValueTask<Func<HttpContent>> ReadAsync(long start, int length, CancellationToken cancellationToken);
}
