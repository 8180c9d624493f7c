namespace Notion.Refit;

/// <summary>The settings of an upload.</summary>
public sealed record UploadOptions
{
    /// <summary>The default: parts of 10 MB, two at a time, files up to the limit of the workspace.</summary>
    public static UploadOptions Default { get; } = new();

    /// <summary>
    /// The largest file in bytes; larger ones are refused before anything is sent. Default null: the limit of the workspace, 5 MiB on the free plan and
    /// up to 5 GiB on others.
    /// </summary>
    /// <remarks>
    /// With null, the first upload of more than 5 MiB through a client asks for the limit, in one request that is remembered
    /// (<c>notion.Users.GetMaxFileSizeAsync()</c>). A substitute for <see cref="INotionFileUploads"/> that is not an area of a client cannot be asked;
    /// then the limit is 5 GiB.
    /// </remarks>
    public long? MaxFileSize { get; init; }

    /// <summary>The size of a part in bytes, 5 to 20 MiB. Default 10 MiB. Files up to 20 MiB are sent whole.</summary>
    public int PartSize { get; init; } = 10 * 1024 * 1024;

    /// <summary>The most parts at a time. Default 2. A stream that is not a file needs the memory of so many parts.</summary>
    public int Concurrency { get; init; } = 2;

    /// <summary>The number of times a part is sent again after sending it has failed. The default is 2.</summary>
    public int PartRetries { get; init; } = 2;
}
