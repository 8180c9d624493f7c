namespace Notion.Refit.Emulator.Tables.Queries;

/// <summary>What the words of a query mean: names of properties, <c>me</c> and <c>today</c>.</summary>
/// <param name="FindProperty">Finds a property by name or id; null when there is none.</param>
/// <param name="Me">The user whom the token belongs to.</param>
/// <param name="Now">The moment of the query.</param>
internal sealed record QueryScope(Func<string, QueryProperty?> FindProperty, Guid Me, DateTimeOffset Now)
{
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
}
