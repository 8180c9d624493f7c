using Notion.Refit.Emulator.Snapshots;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>A comment in a discussion.</summary>
internal sealed class StoredComment(Guid id, StoredDiscussion discussion) : ISnapshotState
{
    public Guid Id { get; } = id;

    public StoredDiscussion Discussion { get; } = discussion;

    public required RichTextList RichText { get; set; }

    /// <summary>The files that were attached: the ids of their uploads.</summary>
    public IReadOnlyList<Guid> Attachments { get; init; } = [];

    public required DateTimeOffset CreatedTime { get; init; }

    public required DateTimeOffset LastEditedTime { get; set; }

    public required StoredUser CreatedBy { get; init; }

    public required CommentDisplayName DisplayName { get; init; }
}
