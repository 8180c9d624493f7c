namespace Notion.Refit;

/// <summary>The settings of an upload.</summary>
public sealed record UploadOptions
{
    /// <summary>The default: parts of 10 MB, two at a time, files up to 5 GiB.</summary>
    public static UploadOptions Default { get; } = new();

    /// <summary>
    /// The largest file of the workspace in bytes; larger ones are refused before anything is sent. Default 5 GiB, the limit of paid plans.
    /// <c>notion.Users.GetMaxFileSizeAsync()</c> asks for that of the workspace (5 MiB on the free plan).
    /// </summary>
    public long MaxFileSize { get; init; } = 5L * 1024 * 1024 * 1024;

    /// <summary>The size of a part in bytes, 5 to 20 MiB. Default 10 MiB. Files up to 20 MiB are sent whole.</summary>
    public int PartSize { get; init; } = 10 * 1024 * 1024;

    /// <summary>The most parts at a time. Default 2. A stream that is not a file needs the memory of so many parts.</summary>
    public int Concurrency { get; init; } = 2;

    /// <summary>The number of times a part is sent again after sending it has failed. The default is 2.</summary>
    public int PartRetries { get; init; } = 2;
}
