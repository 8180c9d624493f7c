using System.Globalization;
using Notion.Refit.Emulator.Dates;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Queries;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>Turns values into what filters and sorts compare.</summary>
internal static class CellReader
{
    /// <summary>The cell of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="property">The property it is of: the order and groups of its options.</param>
    /// <param name="nameOf">The title of a page, for the order of relations.</param>
    public static Cell Of(PropertyValue value, StoredProperty property, Func<Guid, string> nameOf) => value switch
    {
        TitleValue v => new Cell.Text(v.Title.ToPlainText()),
        RichTextValue v => new Cell.Text(v.RichText.ToPlainText()),
        UrlValue v => new Cell.Text(v.Url ?? ""),
        EmailValue v => new Cell.Text(v.Email ?? ""),
        PhoneNumberValue v => new Cell.Text(v.PhoneNumber ?? ""),
        NumberValue v => new Cell.Number(v.Number),
        UniqueIdValue v => new Cell.Number(v.Number),
        CheckboxValue v => new Cell.Checkbox(v.Checked),
        SelectValue v => new Cell.Choice(v.Option is { } option ? [Option(option, property.Schema)] : []),
        StatusValue v => new Cell.Choice(v.Option is { } option ? [Option(option, property.Schema)] : []),
        MultiSelectValue v => new Cell.Choice([.. v.Options.Select(option => Option(option, property.Schema))]),
        DateValue v => Date(v.Date),
        CreatedTimeValue v => new Cell.Date(CellDate.OfMoment(v.CreatedTime)),
        LastEditedTimeValue v => new Cell.Date(CellDate.OfMoment(v.LastEditedTime)),
        PeopleValue v => People(v.People.OfType<User>()),
        CreatedByValue v => People([v.CreatedBy]),
        LastEditedByValue v => People([v.LastEditedBy]),
        RelationValue v => new Cell.References([.. v.Pages.Select(page => page.Id.Value)], [.. v.Pages.Select(page => nameOf(page.Id.Value))]),
        FilesValue v => new Cell.Files([.. v.Files.Select(file => file.Name ?? "")]),
        VerificationValue v => new Cell.Verification(v.Verification?.State.Value ?? VerificationState.Unverified.Value),
        PlaceValue v => new Cell.Text(v.Place is { } place ? place.Name ?? place.Address ?? string.Create(CultureInfo.InvariantCulture, $"{place.Latitude}, {place.Longitude}") : ""),
        FormulaValue v => Formula(v.Result),
        RollupValue v => Rollup(v.Result, property, nameOf),
        _ => new Cell.Nothing(),
    };

    /// <summary>The cell of a date.</summary>
    public static Cell.Date Date(NotionDate? date) => new(date is null ? null : Moment(date.Start), date?.End is { } end ? Moment(end) : null);

    /// <summary>One end of a date.</summary>
    public static CellDate Moment(in NotionDateTime time) => time switch
    {
        { HasTime: false } => CellDate.OfDay(time.Date),
        { Instant: { } instant } => CellDate.OfMoment(instant),

        // Stored times have an offset; one without would be in UTC.
        _ => CellDate.OfMoment(new DateTimeOffset(time.LocalDateTime, TimeSpan.Zero)),
    };

    private static Cell.References People(IEnumerable<User> users)
    {
        User[] people = [.. users];
        return new Cell.References([.. people.Select(user => user.Id.Value)], [.. people.Select(user => user.Name ?? "")]);
    }

    /// <summary>The options of a property with their cells; empty without options.</summary>
    public static IEnumerable<(SelectOption Option, CellOption Cell)> Options(PropertySchema schema) =>
        ListOf(schema).Index().Select(entry => (entry.Item, new CellOption(entry.Item.Name ?? "", entry.Index, GroupOf(entry.Item, schema))));

    private static CellOption Option(SelectOption option, PropertySchema schema)
    {
        int rank = ListOf(schema).Index().FirstOrDefault(entry => string.Equals(entry.Item.Id, option.Id, StringComparison.Ordinal)).Index;
        return new CellOption(option.Name ?? "", rank, GroupOf(option, schema));
    }

    private static IReadOnlyList<SelectOption> ListOf(PropertySchema schema) => schema switch
    {
        SelectSchema select => select.Options,
        MultiSelectSchema select => select.Options,
        StatusSchema status => status.Options,
        _ => [],
    };

    private static string? GroupOf(SelectOption option, PropertySchema schema) =>
        (schema as StatusSchema)?.Groups.FirstOrDefault(group => group.OptionIds.Contains(option.Id, StringComparer.Ordinal))?.Name;

    private static Cell Formula(FormulaResult result) => result switch
    {
        FormulaString s => new Cell.Text(s.Value ?? ""),
        FormulaNumber n => new Cell.Number(n.Value),
        FormulaBoolean b => new Cell.Checkbox(b.Value ?? false),
        FormulaDate d => Date(d.Value),
        _ => new Cell.Nothing(),
    };

    private static Cell Rollup(RollupResult result, StoredProperty property, Func<Guid, string> nameOf) => result switch
    {
        RollupNumber n => new Cell.Number(n.Value),
        RollupDate d => Date(d.Value),
        RollupArray a => new Cell.Array([.. a.Values.Select(value => Of(value, property, nameOf))]),
        _ => new Cell.Nothing(),
    };
}
