namespace Notion.Refit.Emulator.Tables.Queries;

/// <summary>The meaning of names in a query: properties, <c>me</c> and <c>today</c>.</summary>
/// <param name="FindProperty">Finds a property by name or id; null when there is none.</param>
/// <param name="Me">The user whom the token belongs to.</param>
/// <param name="Now">The moment of the query.</param>
internal sealed record QueryScope(Func<string, QueryProperty?> FindProperty, Guid Me, DateTimeOffset Now)
{
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
}
