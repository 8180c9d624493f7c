using System.ComponentModel;
using System.Text;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;

namespace Notion.Refit.Rows.Mapping;

/// <summary>The options that an enum declares. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class OptionSet
{
    private protected OptionSet()
    {
    }

    /// <summary>Matches the enum to the options of a column.</summary>
    internal abstract OptionBinding Bind(IReadOnlyList<SelectOption> options);

    /// <summary>Returns the options for a column that has some already: by the names that it has, where they match.</summary>
    internal abstract IReadOnlyList<SelectOption> Declared(IReadOnlyList<SelectOption> existing);

    /// <summary>Writes a name as a person would: "InProgress" becomes "In progress".</summary>
    internal static string Words(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            bool startsWord = i > 0 && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                words.Append(' ');
            bool keepsCase = i == 0 || !char.IsUpper(name[i]) || (i + 1 < name.Length && char.IsUpper(name[i + 1])) || (i + 1 == name.Length && char.IsUpper(name[i - 1]));
            words.Append(keepsCase ? name[i] : char.ToLowerInvariant(name[i]));
        }

        return words.ToString();
    }
}
