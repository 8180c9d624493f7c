using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Emit;

/// <summary>Expressions for members that always have the same value.</summary>
internal static class Constants
{
    /// <summary>Returns the expression that a reader compares with.</summary>
    public static string Utf8(ScalarNode constant) => constant.ScalarKind == ScalarKind.Flag ? constant.Text : $"{CSharpText.Literal(constant.Text)}u8";

    /// <summary>Returns the expression that a writer writes.</summary>
    public static string Encoded(ScalarNode constant, MemberNameTable names) => constant.ScalarKind == ScalarKind.Flag ? constant.Text : names.Of(constant.Text);
}
