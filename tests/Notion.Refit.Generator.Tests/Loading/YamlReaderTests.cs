using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Tests.Loading;

[TestFixture]
public sealed class YamlReaderTests
{
    [TestCase("no", "Text")]
    [TestCase("on", "Text")]
    [TestCase("2026-03-11", "Text")]
    [TestCase("'5'", "Text")]
    [TestCase("\"true\"", "Text")]
    [TestCase("5", "Number")]
    [TestCase("-0.5", "Number")]
    [TestCase("1e3", "Number")]
    [TestCase("true", "Flag")]
    [TestCase("null", "Null")]
    [TestCase("~", "Null")]
    [TestCase("'null'", "Text")]
    public void Distinguishes_scalars_as_YAML_1_2_does(string yaml, string kind)
    {
        MapNode root = Read($"value: {yaml}\n");

        Assert.That(((ScalarNode)root["value"]!).ScalarKind.ToString(), Is.EqualTo(kind));
    }

    [Test]
    public void Knows_line_and_path_of_each_node()
    {
        MapNode root = Read("a:\n  /v1/x~y:\n    - one\n    - b: two\n");

        Node node = ((MapNode)((ListNode)root.Map("a")!["/v1/x~y"]!).Items[1])["b"]!;

        Assert.That(node.Location.ToString(), Is.EqualTo("openapi/x.yaml:4: #/a/~1v1~1x~0y/1/b"));
    }

    [Test]
    public void Refuses_a_key_that_stands_twice_and_keeps_the_first()
    {
        MistakeList mistakes = new();
        MapNode? root = YamlReader.Read("openapi/x.yaml", "a: 1\nb: 2\na: 3\n", mistakes);

        Assert.Multiple(() =>
        {
            Assert.That(mistakes.Ordered.Single().ToString(), Is.EqualTo("openapi/x.yaml:3: #/a: 'a' stands here twice; remove or rename one of the two"));
            Assert.That(root!.Text("a"), Is.EqualTo("1"));
        });
    }

    [TestCase("a: 1\nb: [1, 2\nc: 3\n", "openapi/x.yaml:2: #: this is no YAML from about this line on; correct the syntax")]
    [TestCase("a: 1\nb: 'open\n", "^openapi/x.yaml:2: #: this is no YAML \\(.+\\); correct the syntax$")]
    [TestCase("a: 1\n  b: 2\n", "^openapi/x.yaml:2: #: this is no YAML \\(.+\\); correct the syntax$")]
    public void Says_the_line_of_broken_syntax(string yaml, string message)
    {
        MistakeList mistakes = new();
        MapNode? root = YamlReader.Read("openapi/x.yaml", yaml, mistakes);

        Assert.Multiple(() =>
        {
            Assert.That(root, Is.Null);
            Assert.That(mistakes.Ordered.Single().ToString(), Does.Match(message));
        });
    }

    [TestCase("", "the file is empty; write an OpenAPI document")]
    [TestCase("- a\n", "the document is a list; write a mapping with 'openapi', 'info', 'paths' and 'components'")]
    public void Refuses_what_is_no_mapping(string yaml, string message)
    {
        MistakeList mistakes = new();

        Assert.Multiple(() =>
        {
            Assert.That(YamlReader.Read("openapi/x.yaml", yaml, mistakes), Is.Null);
            Assert.That(mistakes.Ordered.Single().ToString(), Is.EqualTo($"openapi/x.yaml:1: #: {message}"));
        });
    }

    private static MapNode Read(string yaml)
    {
        MistakeList mistakes = new();
        MapNode? root = YamlReader.Read("openapi/x.yaml", yaml, mistakes);
        Assert.That(mistakes.Ordered, Is.Empty);
        return root!;
    }
}
