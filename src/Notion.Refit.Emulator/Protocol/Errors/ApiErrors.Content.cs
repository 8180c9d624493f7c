namespace Notion.Refit.Emulator.Protocol.Errors;

/// <content>Errors about blocks, their places, icons and files.</content>
internal static partial class ApiErrors
{
    public static ApiException NoChildren() => Validation("Block does not support children.");

    public static ApiException OtherBlockType(string type) => Validation($"Expected block type {type} in request body");

    /// <summary>A block that has operations of its own, such as a child page. Assumption: the wording.</summary>
    public static ApiException NotUpdatedHere(string type) => Validation($"The content of a {type} cannot be updated with this operation.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException NotUpdated(string type) => Validation($"The content of a {type} cannot be updated.");

    public static ApiException BlockTypeNotWritable(string type) => Validation($"body failed validation: blocks of the kind {type} cannot be written.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException TooManyBlocks(int most, int count) => Validation($"body failed validation: body should have ≤ `{most}` blocks, instead was `{count}`.");

    /// <summary>A block where one of its type cannot be. Assumption: the wording.</summary>
    /// <param name="place">The place in the body.</param>
    /// <param name="type">The type.</param>
    /// <param name="parent">The type of the block around it; null for a page.</param>
    public static ApiException WrongPlace(string place, string type, string? parent) =>
        Validation($"body failed validation: {place}: a block of the type {type} cannot be in {(parent is null ? "a page" : $"one of the type {parent}")}.");

    public static ApiException IconOutsideOfTab(string place) =>
        Validation($"body failed validation: {place}.paragraph.icon: cannot set icon unless paragraph is a direct child of a tab block.");

    public static ApiException WrongCellCount() => ContentCreationFailed(["Number of cells in table row must match the table width of the parent table."]);

    public static ApiException NotAnOriginal() => Validation("Only blocks of type synced_block that aren't syncing from another block can be used.");

    public static ApiException UnknownIcon(string type) => Validation($"body failed validation: the icon has a kind that does not exist: {type}.");

    public static ApiException UnknownFile(string type) => Validation($"body failed validation: the file has a kind that does not exist: {type}.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException NoRecording(Guid id) => Validation($"Block with ID {id} has no audio or video file that Notion keeps.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException GroupsTooDeep(string place, int deepest) => Validation($"body failed validation: {place}: groups should nest at most {deepest} levels deep.");

    public static ApiException NotOneDataSource(Guid databaseId) =>
        Validation($"Database with ID {databaseId} does not have exactly one data source. Use a data_source_id as the parent.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException IntoItself(Guid id) => Validation($"Nothing can be moved into itself or into something inside of it: {id}.");

    public static ApiException OtherKind(Guid id, string actual, string wanted) => Validation($"Provided ID {id} is a {actual}, not a {wanted}. Use the retrieve {actual} API instead.");

    /// <summary>A body that passed the checks and that the models cannot hold. Assumption: it is reported in the words of the reader.</summary>
    public static ApiException Unreadable(string problem) => Validation($"body failed validation: {problem}");

    /// <summary>A mistake in a seed. The wordings are the emulator's own.</summary>
    public static ApiException InvalidSeed(string message) => Validation(message);
}
