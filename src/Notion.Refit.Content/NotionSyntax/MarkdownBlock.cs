using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>A block of a document, whatever the syntax: what it is, and what is in it.</summary>
internal sealed record MarkdownBlock
{
    /// <summary>Gets the content without the children; null when only the address is known.</summary>
    public BlockContent? Content { get; init; }

    public IReadOnlyList<MarkdownBlock> Children { get; init; } = [];

    /// <summary>The block of the workspace that it is. Text that was read has it only where it says an address.</summary>
    public Guid? Id { get; init; }

    /// <summary>Gets the name of a block that has no form of its own.</summary>
    public string? Alternative { get; init; }

    /// <summary>Gets the part of meeting notes that this block is, with the content of the part as children; null for other blocks.</summary>
    public MeetingPart? Part { get; init; }

    /// <summary>Gets the attributes of a database tag, except the title.</summary>
    public DatabaseFacts? Database { get; init; }
}
