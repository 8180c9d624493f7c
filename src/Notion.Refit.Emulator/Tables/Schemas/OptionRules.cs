using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Schemas;

/// <summary>The options of select, multi-select and status properties.</summary>
internal static class OptionRules
{
    /// <summary>Fills in an option: an id, and a colour.</summary>
    public static SelectOption Complete(SelectOption given, IdSource ids) => new()
    {
        Id = given.Id ?? ids.NewRandom().ToString(),
        Name = given.Name ?? "",
        Color = given.Color ?? SelectColor.Default,
        Description = given.Description,
    };

    /// <summary>Finds the option that a request means, by id or name.</summary>
    public static SelectOption? Find(IReadOnlyList<SelectOption> options, SelectOption given) =>
        options.FirstOrDefault(option => given.Id is not null
            ? string.Equals(option.Id, given.Id, StringComparison.Ordinal)
            : string.Equals(option.Name, given.Name, StringComparison.Ordinal));

    /// <summary>Replaces a list of options: those with a name or id that was there keep their id.</summary>
    /// <exception cref="ApiException">A name is missing, comes twice, or has a comma.</exception>
    public static IReadOnlyList<SelectOption> Replace(IReadOnlyList<SelectOption> before, IReadOnlyList<SelectOption> given, IdSource ids)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var after = new List<SelectOption>(given.Count);
        foreach (SelectOption option in given)
        {
            SelectOption? same = Find(before, option);
            string name = option.Name ?? same?.Name ?? "";

            // Assumption: the wording of these errors.
            if (name.Length == 0)
                throw ApiErrors.OptionWithoutName();
            if (name.Contains(',', StringComparison.Ordinal))
                throw ApiErrors.CommaInOption("select", name);
            if (!names.Add(name))
                throw ApiErrors.OptionTwice(name);

            after.Add(Complete(
                new SelectOption { Id = same?.Id ?? (ids.KeepsGiven ? option.Id : null), Name = name, Color = option.Color ?? same?.Color, Description = option.Description ?? same?.Description },
                ids));
        }

        return after;
    }
}
