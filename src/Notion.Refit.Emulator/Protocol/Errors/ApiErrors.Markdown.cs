namespace Notion.Refit.Emulator.Protocol.Errors;

/// <content>Errors about pages as Markdown.</content>
internal static partial class ApiErrors
{
    public static ApiException PatternNotFound(string pattern, string document) =>
        Validation($"String not found: <pattern>{pattern}</pattern> in current version of the page <target>{document}</target>");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException PatternFoundOften(string pattern, int count) =>
        Validation($"Multiple matches found: <pattern>{pattern}</pattern> matches {count} locations in the page. Provide a longer old_str, or set replace_all_matches to true.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException EmptyPattern() => Validation("body failed validation: old_str should be a non-empty string.");

    public static ApiException UnknownEdit(string type) => Validation($"body failed validation: body.type should be an edit of Markdown, instead was `\"{type}\"`.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException TwoPlaces() =>
        Validation("body failed validation: body.insert_content.after and body.insert_content.position cannot be used together.");

    public static ApiException InvalidAddress(string? address) => Validation($"Invalid Notion page or block URL: {address}");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException TranscriptEdited() => Validation("The <transcript> of meeting notes cannot be included or edited.");

    public static ApiException DatabaseInMarkdown() => Validation("A database without a url cannot be created from Markdown. Use the create database API instead.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException BlockInMarkdown(string? kind) => Validation($"Blocks of the kind {kind} cannot be created from Markdown.");

    public static ApiException PageIntoItself() => Validation("A page cannot be moved into itself or into a page inside of it.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException NamedTwice(string? kind, Guid id) => Validation($"The content names the same {kind} twice: {id}.");

    /// <summary>Assumption: the wording; that the affected items are listed is known.</summary>
    public static ApiException ChildrenDeleted(IEnumerable<string> children) =>
        Validation($"This operation would delete child pages or databases: {string.Join(", ", children)}. Set allow_deleting_content to true to delete them.");

    public static ApiException BlockInsteadOfPage(Guid id) => Validation($"Provided ID {id} is a block, not a page. Use the update block API instead.");
}
