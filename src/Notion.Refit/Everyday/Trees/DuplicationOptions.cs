namespace Notion.Refit;

/// <summary>The settings of duplicating a page.</summary>
public sealed record DuplicationOptions
{
    /// <summary>
    /// Whether files that Notion hosts are downloaded and uploaded again. Default true; otherwise they are left out and listed. A file costs two requests
    /// and its download.
    /// </summary>
    public bool CopyFiles { get; init; } = true;

    /// <summary>Whether databases in the page are duplicated with their schema. Default true; otherwise they are left out and listed.</summary>
    public bool CopyDatabases { get; init; } = true;

    /// <summary>Whether the rows of these databases are duplicated with their content. Default true. A row costs at least two requests.</summary>
    public bool CopyRows { get; init; } = true;

    /// <summary>Whether to send nothing when something has no copy, or another form. Default false: it is listed in the result.</summary>
    public bool RefuseLoss { get; init; }

    /// <summary>The client for the hosts of files, without Notion's headers; null for one of the library.</summary>
    public HttpClient? FileClient { get; init; }
}
