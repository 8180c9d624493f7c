using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>A block of a document, whatever the syntax: what it is, and what is in it.</summary>
internal sealed record MarkdownBlock
{
    /// <summary>What it is, without its children; null where no more is known than its address.</summary>
    public BlockContent? Content { get; init; }

    public IReadOnlyList<MarkdownBlock> Children { get; init; } = [];

    /// <summary>The block of the workspace that it is. Text that was read has it only where it says an address.</summary>
    public Guid? Id { get; init; }

    /// <summary>What a block without a form of its own is called.</summary>
    public string? Alternative { get; init; }

    /// <summary>Which part of the meeting notes it is in it is; null for everything else. What is in the part are its children.</summary>
    public MeetingPart? Part { get; init; }

    /// <summary>What the tag of a database says beside its title.</summary>
    public DatabaseFacts? Database { get; init; }
}
