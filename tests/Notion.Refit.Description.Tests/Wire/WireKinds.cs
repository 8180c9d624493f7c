namespace Notion.Refit.Description.Tests.Wire;

/// <summary>Kinds of JSON value that may stand at a place. A number and an integer are one kind.</summary>
[Flags]
internal enum WireKinds
{
    None = 0,
    String = 1,
    Number = 2,
    Boolean = 4,
    Object = 8,
    Array = 16,
    Null = 32,
}
