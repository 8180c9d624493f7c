namespace Notion.Refit.Rows.Binding;

/// <summary>The options of an enum matched to those of a column.</summary>
internal abstract class OptionBinding
{
    /// <summary>Returns the names of an array of enum members.</summary>
    public abstract IReadOnlyList<string> NamesOf(object values);
}
