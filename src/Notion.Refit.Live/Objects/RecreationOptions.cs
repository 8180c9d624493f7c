namespace Notion.Refit.Live;

/// <summary>The settings of making a block anew.</summary>
public sealed record RecreationOptions
{
    /// <summary>
    /// Whether files that Notion hosts are downloaded and uploaded again. Default false: a block with such a file is refused, since a file may be large. A file costs two
    /// requests and its download.
    /// </summary>
    public bool CopyFiles { get; init; }

    /// <summary>The client for the hosts of files, without Notion's headers; null for one of the library.</summary>
    public HttpClient? FileClient { get; init; }
}
