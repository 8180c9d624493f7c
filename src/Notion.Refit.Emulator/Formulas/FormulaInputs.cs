using Notion.Refit.Emulator.Dates;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>Turns values of properties into what formulas compute with.</summary>
internal static class FormulaInputs
{
    public static FormulaOperand Of(PropertyValue value, ValueReader reader) => value switch
    {
        TitleValue v => new FormulaOperand.Text(v.Title.ToPlainText()),
        RichTextValue v => new FormulaOperand.Text(v.RichText.ToPlainText()),
        UrlValue v => new FormulaOperand.Text(v.Url ?? ""),
        EmailValue v => new FormulaOperand.Text(v.Email ?? ""),
        PhoneNumberValue v => new FormulaOperand.Text(v.PhoneNumber ?? ""),
        NumberValue v => new FormulaOperand.Number(v.Number),
        CheckboxValue v => new FormulaOperand.Truth(v.Checked),
        SelectValue v => new FormulaOperand.Text(v.Option?.Name ?? ""),
        StatusValue v => new FormulaOperand.Text(v.Option?.Name ?? ""),
        MultiSelectValue v => Many(v.Options.Select(option => option.Name)),
        DateValue v => new FormulaOperand.Date(v.Date),
        CreatedTimeValue v => Moment(v.CreatedTime),
        LastEditedTimeValue v => Moment(v.LastEditedTime),
        PeopleValue v => Many(v.People.OfType<User>().Select(user => user.Name)),
        CreatedByValue v => new FormulaOperand.Text(v.CreatedBy.Name ?? ""),
        LastEditedByValue v => new FormulaOperand.Text(v.LastEditedBy.Name ?? ""),
        FilesValue v => Many(v.Files.Select(file => file.Name)),
        RelationValue v => Many(v.Pages.Select(page => reader.TitleOf(page.Id.Value))),
        UniqueIdValue v => new FormulaOperand.Text(v.Prefix is { Length: > 0 } prefix ? $"{prefix}-{v.Number}" : $"{v.Number}"),
        FormulaValue v => Of(v.Result),
        RollupValue v => Of(v.Result, reader),
        _ => throw new FormulaException($"Formulas cannot read a {value.Type}."),
    };

    private static FormulaOperand Of(FormulaResult result) => result switch
    {
        FormulaString v => new FormulaOperand.Text(v.Value ?? ""),
        FormulaNumber v => new FormulaOperand.Number(v.Value),
        FormulaBoolean v => new FormulaOperand.Truth(v.Value ?? false),
        FormulaDate v => new FormulaOperand.Date(v.Value),
        _ => throw new FormulaException("The other formula has no value."),
    };

    private static FormulaOperand Of(RollupResult result, ValueReader reader) => result switch
    {
        RollupNumber v => new FormulaOperand.Number(v.Value),
        RollupDate v => new FormulaOperand.Date(v.Value),
        RollupArray v => new FormulaOperand.Many([.. v.Values.Select(value => Of(value, reader))]),
        _ => throw new FormulaException("The rollup has no value."),
    };

    private static FormulaOperand.Many Many(IEnumerable<string?> names) => new([.. names.Select(name => new FormulaOperand.Text(name ?? ""))]);

    private static FormulaOperand.Date Moment(DateTimeOffset time) => new(DateRules.Of(CellDate.OfMoment(time), end: null));
}
