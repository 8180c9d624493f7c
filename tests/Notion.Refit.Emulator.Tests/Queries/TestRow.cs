using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Tables.Queries;

namespace Notion.Refit.Emulator.Tests.Queries;

/// <summary>A row with one property, and the queries over it.</summary>
internal sealed class TestRow(Cell cell, DateTimeOffset created = default) : IQueryRow
{
    public static readonly Guid Me = new("00000000-0000-4000-8000-00000000000a");

    // A Wednesday.
    public static readonly DateTimeOffset Now = new(2026, 6, 17, 15, 4, 5, TimeSpan.Zero);

    public DateTimeOffset CreatedTime => created;

    public DateTimeOffset LastEditedTime => created;

    public Cell this[int column] => cell;

    /// <summary>Whether a filter lets a row with this value through.</summary>
    public static bool Matches(string propertyType, string condition, Cell cell) =>
        FilterParser.Parse(Part($$"""{"property":"P",{{condition}}}""", "body.filter"), Scope(propertyType))(new TestRow(cell));

    public static BodyPart Part(string json, string path)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return new BodyPart(document.RootElement.Clone(), path);
    }

    /// <summary>There is a property with the name <c>P</c> and the id <c>abcd</c>.</summary>
    public static QueryScope Scope(string propertyType)
    {
        var property = new QueryProperty(0, propertyType);
        return new QueryScope(name => name is "P" or "abcd" ? property : null, Me, Now);
    }
}
