namespace Notion.Refit.TaskBoard.Web;

/// <summary>The fields of a card in a form.</summary>
internal sealed class CardForm
{
    public string? Name { get; set; }

    public Boards.TaskState Status { get; set; }

    public DateOnly? Due { get; set; }

    public string? Tags { get; set; }

    /// <summary>Gets the tags, which are separated by commas.</summary>
    public IReadOnlyList<string> TagList =>
        [.. (Tags ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Returns why a name cannot be used; null when it can.</summary>
    public static UserError? ProblemOf(string? name) => string.IsNullOrWhiteSpace(name)
        ? new UserError(StatusCodes.Status400BadRequest, "A card needs a name.")
        : null;
}
