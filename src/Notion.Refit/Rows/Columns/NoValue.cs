namespace Notion.Refit.Rows.Columns;

/// <summary>The type of the only operand that some columns can be compared to: <c>null</c>, which means empty.</summary>
public sealed class NoValue
{
    private NoValue()
    {
    }
}
