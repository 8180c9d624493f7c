namespace Notion.Refit.Content;

/// <summary>Options for exporting pages to a folder.</summary>
public sealed record MarkdownExportOptions
{
    /// <summary>Gets the most requests at a time, at least 1. The rate limiter of the client decides the pace. Default: 8.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Gets whether the files that Notion hosts are saved. Otherwise their addresses are kept, which end after an hour. Default: true.</summary>
    public bool SaveFiles { get; init; } = true;

    /// <summary>
    /// Gets whether icons and covers of all pages are written: one more request for each page that is read. Those of rows, of databases and of the first page always
    /// are: they need no request of their own.
    /// Default: false.
    /// </summary>
    public bool IconsAndCovers { get; init; }

    /// <summary>Gets whether content that would be dropped ends the export with a <see cref="TransferException"/>. Default: false.</summary>
    public bool Strict { get; init; }

    /// <summary>Gets the client for the hosts of files, without Notion's headers; null for one of the library.</summary>
    public HttpClient? FileClient { get; init; }

    /// <summary>Gets the clock, to which times of the last edit are compared. Default: that of the machine.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
