using System.ComponentModel;
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

    /// <summary>The declared names, for creating a column.</summary>
    internal abstract IEnumerable<string> DeclaredNames { get; }
}
