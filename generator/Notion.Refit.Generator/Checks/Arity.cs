namespace Notion.Refit.Generator.Checks;

/// <summary>The number and arrangement of objects as the value of a keyword.</summary>
internal enum Arity
{
    One,
    List,
    Map,
    FlagOrOne,
}
