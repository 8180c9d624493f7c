using System.Text;

namespace Notion.Refit.Resilience.Tests.Retrying;

public sealed class ErrorFactsTests
{
    [Test]
    public void Reads_code_reason_and_wait()
    {
        ErrorFacts facts = Read("""{"object":"error","additional_data":{"x":[1,{"y":2}],"rate_limit_reason":"r","retry_after":"9"},"status":429,"code":"rate_limited","z":{"code":"no"}}""");

        Assert.Multiple(() =>
        {
            Assert.That(facts.Code, Is.EqualTo("rate_limited"));
            Assert.That(facts.RateLimitReason, Is.EqualTo("r"));
            Assert.That(facts.RetryAfter, Is.EqualTo("9"));
            Assert.That(facts.IsCommitted, Is.False);
        });
    }

    [TestCase("""{"additional_data":{"committed_resource_id":"a"}}""", true)]
    [TestCase("""{"additional_data":{"committed_child_ids":["a","b"]}}""", true)]
    [TestCase("""{"additional_data":{"committed_child_ids":"a"}}""", true)]
    [TestCase("""{"additional_data":{"retry_guidance":"read again"}}""", true)]
    [TestCase("""{"additional_data":{"committed_child_ids":[],"retry_guidance":"read again"}}""", true)]
    [TestCase("""{"additional_data":{"committed_resource_id":null}}""", false)]
    [TestCase("""{"additional_data":{"committed_resource_id":""}}""", false)]
    [TestCase("""{"additional_data":{"committed_child_ids":[]}}""", false)]
    [TestCase("""{"committed_resource_id":"a"}""", false)]
    [TestCase("""{"additional_data":["committed_resource_id"]}""", false)]
    [TestCase("""{"additional_data":null}""", false)]
    public void Knows_what_was_committed(string body, bool isCommitted)
    {
        Assert.That(Read(body).IsCommitted, Is.EqualTo(isCommitted));
    }

    [TestCase("")]
    [TestCase("<html></html>")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"rate_limited\"")]
    [TestCase("""{"code":null}""")]
    [TestCase("""{"code":{"a":1}}""")]
    [TestCase("""{"code":["rate_limited"]}""")]
    [TestCase("{")]
    [TestCase("\u0001")]
    public void What_is_no_error_of_Notion_says_nothing(string body)
    {
        Assert.That(Read(body), Is.EqualTo(default(ErrorFacts)));
    }

    [Test]
    public void What_was_cut_off_counts_up_to_there()
    {
        Assert.That(Read("""{"code":"conflict_error","message":"Conf""").Code, Is.EqualTo("conflict_error"));
    }

    [Test]
    public void Any_cut_is_survived()
    {
        byte[] body = Encoding.UTF8.GetBytes("""{"code":"x","additional_data":{"committed_child_ids":["a",{"b":1}],"retry_after":5}}""");

        for (int length = 0; length <= body.Length; length++)
            Assert.That(() => ErrorFacts.Read(body.AsSpan(0, length)), Throws.Nothing);
    }

    private static ErrorFacts Read(string body) => ErrorFacts.Read(Encoding.UTF8.GetBytes(body));
}
