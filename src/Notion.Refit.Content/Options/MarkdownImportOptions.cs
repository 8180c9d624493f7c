namespace Notion.Refit.Content;

/// <summary>Options for importing a folder.</summary>
public sealed record MarkdownImportOptions
{
    /// <summary>Gets the most pages that are written at a time, at least 1. The rate limiter of the client decides the pace. Default: 4.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>
    /// Gets whether a first heading of the first level is the title of the page, and not part of its content. Otherwise the title is the file name.
    /// A <c>title</c> in the front matter comes before both. Default: false.
    /// </summary>
    public bool TitleFromHeading { get; init; }

    /// <summary>Gets whether files that are not text or cannot be read are reported and left out. Otherwise they end the import before anything is sent. Default: false.</summary>
    public bool SkipUnreadable { get; init; }

    /// <summary>Gets whether content that would be dropped ends the import with a <see cref="TransferException"/>. Default: false.</summary>
    public bool Strict { get; init; }

    /// <summary>Gets the most characters of a file. Default: 10,000,000.</summary>
    public int MaxLength { get; init; } = 10_000_000;

    /// <summary>Gets the path of the record of what was imported; null for <c>.notion/import.jsonl</c> in the folder.</summary>
    public string? RecordPath { get; init; }

    /// <summary>Gets part size and limits of uploads; null for the defaults.</summary>
    public UploadOptions? Uploads { get; init; }

    /// <summary>Gets the clock, for looking up a request whose response was lost. Default: that of the machine.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
