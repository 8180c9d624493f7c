using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Checks;

/// <summary>The allowed value of a keyword.</summary>
/// <param name="Expected">What a message says was expected.</param>
internal abstract record Shape(string Expected)
{
    public static readonly Shape Any = new Scalar("anything", _ => true);
    public static readonly Shape Text = new Scalar("a text", node => node is ScalarNode { ScalarKind: ScalarKind.Text or ScalarKind.Number });
    public static readonly Shape Flag = new Scalar("true or false", node => node is ScalarNode { ScalarKind: ScalarKind.Flag });
    public static readonly Shape Number = new Scalar("a number", node => node is ScalarNode { ScalarKind: ScalarKind.Number });
    public static readonly Shape TextList = new Scalar("a list of texts", IsTextList);
    public static readonly Shape TextOrList = new Scalar("a text or a list of texts", node => Text.Fits(node) || IsTextList(node));
    public static readonly Shape TextMap = new Scalar("a mapping from text to text", node => node is MapNode map && map.Entries.All(entry => Text.Fits(entry.Value)));

    public abstract bool Fits(Node node);

    public static Shape One(Element element) => new Nested(element, Arity.One, "a mapping");

    public static Shape List(Element element) => new Nested(element, Arity.List, "a list of mappings");

    public static Shape Map(Element element) => new Nested(element, Arity.Map, "a mapping of mappings");

    public static Shape FlagOr(Element element) => new Nested(element, Arity.FlagOrOne, "true, false or a mapping");

    private static bool IsTextList(Node node) => node is ListNode list && list.Items.All(Text.Fits);

    /// <summary>A value in which nothing else is looked at.</summary>
    public sealed record Scalar(string Expected, Func<Node, bool> Test) : Shape(Expected)
    {
        public override bool Fits(Node node) => Test(node);
    }

    /// <summary>One or several objects, which are walked in turn.</summary>
    public sealed record Nested(Element Element, Arity Arity, string Expected) : Shape(Expected)
    {
        public override bool Fits(Node node) => Arity switch
        {
            Arity.One => node is MapNode,
            Arity.List => node is ListNode list && list.Items.All(item => item is MapNode),
            Arity.Map => node is MapNode map && map.Entries.All(entry => entry.Value is MapNode),
            _ => node is MapNode or ScalarNode { ScalarKind: ScalarKind.Flag },
        };
    }
}
