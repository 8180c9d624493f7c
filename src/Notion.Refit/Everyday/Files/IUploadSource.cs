namespace Notion.Refit.Everyday.Files;

/// <summary>The bytes to upload.</summary>
internal interface IUploadSource : IAsyncDisposable
{
    /// <summary>The number of bytes.</summary>
    long Length { get; }

    /// <summary>Reads a section. Sections are asked for one at a time.</summary>
    /// <param name="start">The first byte.</param>
    /// <param name="length">The number of bytes.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The section.</returns>
    ValueTask<UploadSection> ReadAsync(long start, int length, CancellationToken cancellationToken);
}
