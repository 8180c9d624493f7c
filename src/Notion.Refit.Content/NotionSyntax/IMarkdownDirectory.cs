using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>Resolves what a document in Notion's syntax names, and decides what happens to references that cannot be resolved.</summary>
internal interface IMarkdownDirectory
{
    /// <summary>Returns the custom emoji of a name; null when there is none.</summary>
    CustomEmojiIcon? FindEmoji(string name);

    /// <summary>Returns the database that owns a data source; null when there is none.</summary>
    Guid? FindDatabase(Guid dataSource);

    /// <summary>Reads the id in the address of a page, block, user or data source.</summary>
    /// <returns>False when the address has no id; an implementation may throw instead.</returns>
    bool TryReadAddress(string? address, out Guid id);

    /// <summary>Validates a date and brings it into the form in which it is kept; null when it is not a date.</summary>
    NotionDate? Complete(NotionDate date);

    /// <summary>Called for a transcript in a document, which cannot be written.</summary>
    void RejectTranscript();
}
