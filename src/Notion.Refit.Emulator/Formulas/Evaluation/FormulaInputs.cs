using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Formulas.Evaluation;

/// <summary>Converts values of properties to those that formulas compute with.</summary>
internal static class FormulaInputs
{
    /// <summary>Converts a value.</summary>
    /// <returns>The value; null when it could not be computed.</returns>
    public static FormulaOperand? Of(PropertyValue value, ValueReader reader) => value switch
    {
        TitleValue v => Text(v.Title.ToPlainText()),
        RichTextValue v => Text(v.RichText.ToPlainText()),
        UrlValue v => Text(v.Url),
        EmailValue v => Text(v.Email),
        PhoneNumberValue v => Text(v.PhoneNumber),
        NumberValue v => FormulaOperand.Of(v.Number),
        CheckboxValue v => FormulaOperand.Of(v.Checked),
        SelectValue v => Text(v.Option?.Name),
        StatusValue v => Text(v.Option?.Name),
        MultiSelectValue v => List(v.Options.Select(option => Text(option.Name))),
        DateValue v => Date(v.Date),
        CreatedTimeValue v => FormulaOperand.Of(FormulaMoment.OfMoment(v.CreatedTime)),
        LastEditedTimeValue v => FormulaOperand.Of(FormulaMoment.OfMoment(v.LastEditedTime)),
        PeopleValue v => List(v.People.OfType<User>().Select(Person)),
        CreatedByValue v => Person(v.CreatedBy),
        LastEditedByValue v => Person(v.LastEditedBy),
        FilesValue v => List(v.Files.Select(file => Text(file.Name))),
        RelationValue v => List(v.Pages.Select(page => reader.FindPage(page.Id.Value)).OfType<StoredPage>().Select(page => new FormulaOperand.Page(page, reader.TitleOf(page.Id)))),
        UniqueIdValue v => Text(v.Prefix is { Length: > 0 } prefix ? $"{prefix}-{v.Number}" : $"{v.Number}"),
        FormulaValue v => Of(v.Result),
        RollupValue v => Of(v.Result, reader),
        _ => FormulaOperand.Failure,
    };

    private static FormulaOperand? Of(FormulaResult result) => result switch
    {
        FormulaString v => v.Value is { } text ? FormulaOperand.Of(text) : FormulaOperand.Empty,
        FormulaNumber v => FormulaOperand.Of(v.Value),
        FormulaBoolean v => v.Value is { } truth ? FormulaOperand.Of(truth) : FormulaOperand.Empty,
        FormulaDate v => Date(v.Value),
        _ => null,
    };

    private static FormulaOperand? Of(RollupResult result, ValueReader reader)
    {
        switch (result)
        {
            case RollupNumber v:
                return FormulaOperand.Of(v.Value);
            case RollupDate v:
                return Date(v.Value);
            case RollupArray v:
                List<FormulaOperand> items = [];
                foreach (PropertyValue value in v.Values)
                {
                    if (Of(value, reader) is not { } item)
                        return null;

                    // Lists of related rows become one list.
                    if (item is FormulaOperand.Many list)
                        items.AddRange(list.Items);
                    else
                        items.Add(item);
                }

                return List(items);
            default:
                return null;
        }
    }

    // A text without letters has no value.
    private static FormulaOperand Text(string? text) => string.IsNullOrEmpty(text) ? FormulaOperand.Empty : FormulaOperand.Of(text);

    private static FormulaOperand.Many List(IEnumerable<FormulaOperand> items)
    {
        FormulaOperand[] all = [.. items];
        return new FormulaOperand.Many(all, all.Length);
    }

    private static FormulaOperand Person(User user) => new FormulaOperand.Person(user.Id.Value, user.Name ?? "", (user.Details as PersonDetails)?.Email);

    private static FormulaOperand Date(NotionDate? date) => date is null
        ? FormulaOperand.Empty
        : new FormulaOperand.Date(Moment(date.Start), date.End is { } end ? Moment(end) : null);

    private static FormulaMoment Moment(NotionDateTime time) => time switch
    {
        { HasTime: false } => FormulaMoment.OfDay(time.Date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)),
        { Instant: { } instant } => FormulaMoment.OfMoment(instant),
        _ => FormulaMoment.OfMoment(DateTime.SpecifyKind(time.LocalDateTime, DateTimeKind.Utc)),
    };
}
