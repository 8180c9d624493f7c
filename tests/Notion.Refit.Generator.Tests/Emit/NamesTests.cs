using Notion.Refit.Generator.Emit.Operations;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Tests.Emit;

[TestFixture]
public sealed class NamesTests
{
    [TestCase("created_time", "CreatedTime")]
    [TestCase("heading_1", "Heading1")]
    [TestCase("page.content_updated", "PageContentUpdated")]
    [TestCase("java/c/c++/c#", "JavaCCC")]
    [TestCase("alreadyCamel", "AlreadyCamel")]
    public void Makes_Pascal_case(string wireName, string name) => Assert.That(Names.Pascal(wireName), Is.EqualTo(name));

    [TestCase("PageId", "pageId")]
    [TestCase("Object", "@object")]
    [TestCase("Checked", "@checked")]
    public void Makes_camel_case(string name, string camel) => Assert.That(Names.Camel(name), Is.EqualTo(camel));

    [TestCase("List", "ListAll")]
    [TestCase("Query", "QueryAll")]
    [TestCase("ListChildren", "ListAllChildren")]
    [TestCase("RetrieveQueryResults", "RetrieveAllQueryResults")]
    public void Puts_All_after_the_verb(string method, string name) => Assert.That(PagingEmitter.MethodName(method), Is.EqualTo(name));
}
