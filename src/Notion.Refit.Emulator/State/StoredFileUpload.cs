using System.Collections.Immutable;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>A file on its way into the workspace, or in it. A change of it is another one with the same id.</summary>
/// <param name="Id">The id.</param>
internal sealed record StoredFileUpload(Guid Id)
{
    /// <summary>The time to attach a file.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Counts what was made in the workspace: the order of creation, finer than any clock.</summary>
    public required long Sequence { get; init; }

    public required FileUploadMode Mode { get; init; }

    public required StoredUser CreatedBy { get; init; }

    public required DateTimeOffset CreatedTime { get; init; }

    public required DateTimeOffset LastEditedTime { get; init; }

    /// <summary>The time at which it expires unless it is attached.</summary>
    public required DateTimeOffset ExpiryTime { get; init; }

    public string? FileName { get; init; }

    /// <summary>The MIME type, without parameters.</summary>
    public string? ContentType { get; init; }

    /// <summary>The number of parts; null unless it is sent in parts.</summary>
    public int? PartCount { get; init; }

    /// <summary>The bytes, by the number of the part: as they came, nothing is joined or copied.</summary>
    public ImmutableSortedDictionary<int, ReadOnlyMemory<byte>> Parts { get; init; } = ImmutableSortedDictionary<int, ReadOnlyMemory<byte>>.Empty;

    /// <summary>Whether all bytes are there.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The import; null without one.</summary>
    public StoredFileImport? Import { get; init; }

    /// <summary>Whether it was ever attached to something. It then stays for good.</summary>
    public bool IsAttached { get; init; }

    /// <summary>The size of what was sent so far.</summary>
    public long Length => Parts.Values.Sum(part => (long)part.Length);

    public FileUploadStatus StatusAt(DateTimeOffset now)
    {
        if (IsAttached)
            return FileUploadStatus.Uploaded;
        if (Import is { Error: not null } && now >= Import.Time)
            return FileUploadStatus.Failed;
        if (now >= ExpiryTime)
            return FileUploadStatus.Expired;
        return IsComplete && (Import is null || now >= Import.Time) ? FileUploadStatus.Uploaded : FileUploadStatus.Pending;
    }
}
