namespace Notion.Refit.RowGenerator;

/// <summary>The names of the steps of the pipeline, for the tests of what runs again.</summary>
internal static class StepNames
{
    public const string Row = nameof(Row);
    public const string Diagnostics = nameof(Diagnostics);
    public const string ValidRow = nameof(ValidRow);

    public static IReadOnlyList<string> All { get; } = [Row, Diagnostics, ValidRow];
}
