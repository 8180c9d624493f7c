using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Schemas;

/// <summary>Status properties: their options and the three groups they are in.</summary>
internal static class StatusRules
{
    private static readonly (string Option, SelectColor OptionColor, string Group, SelectColor GroupColor)[] Defaults =
    [
        ("Not started", SelectColor.Default, "To-do", SelectColor.Gray),
        ("In progress", SelectColor.Blue, "In progress", SelectColor.Blue),
        ("Done", SelectColor.Green, "Complete", SelectColor.Green),
    ];

    /// <summary>The option that a row has when nothing else is said: the first one.</summary>
    public static SelectOption? Default(StatusSchema schema) => schema.Options.Count > 0 ? schema.Options[0] : null;

    /// <summary>Fills in a status: without options it gets the usual three, others are all in the first group.</summary>
    public static StatusSchema Complete(StatusSchema? before, StatusSchema given, IdSource ids)
    {
        if (given.Options.Count == 0)
            return before ?? Usual(ids);

        IReadOnlyList<SelectOption> options = OptionRules.Replace(before?.Options ?? [], given.Options, ids);
        IReadOnlyList<StatusGroup> groups = before?.Groups ?? [.. Defaults.Select(entry => Group(entry.Group, entry.GroupColor, [], ids))];
        HashSet<string> present = [.. options.Select(option => option.Id!)];
        HashSet<string> grouped = [.. groups.SelectMany(group => group.OptionIds)];
        return new StatusSchema
        {
            Options = options,
            Groups =
            [
                .. groups.Select((group, index) => group with
                {
                    OptionIds = [.. group.OptionIds.Where(present.Contains), .. index == 0 ? present.Where(id => !grouped.Contains(id)) : []],
                }),
            ],
        };
    }

    private static StatusSchema Usual(IdSource ids)
    {
        SelectOption[] options = [.. Defaults.Select(entry => OptionRules.Complete(new SelectOption { Name = entry.Option, Color = entry.OptionColor }, ids))];
        return new StatusSchema { Options = options, Groups = [.. Defaults.Select((entry, index) => Group(entry.Group, entry.GroupColor, [options[index].Id!], ids))] };
    }

    private static StatusGroup Group(string name, SelectColor color, IReadOnlyList<string> optionIds, IdSource ids) =>
        new() { Id = ids.NewRandom().ToString(), Name = name, Color = color, OptionIds = optionIds };
}
