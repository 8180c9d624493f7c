using System.Text;
using System.Text.Json;
using Notion.Refit.Http;

namespace Notion.Refit.Resilience.Tests.Retrying;

public sealed class ErrorEnvelopeTests
{
    [Test]
    public void Reads_code_reason_and_wait()
    {
        ErrorEnvelope error = Read("""{"object":"error","additional_data":{"x":[1,{"y":2}],"rate_limit_reason":"r","retry_after":"9"},"status":429,"code":"rate_limited","z":{"code":"no"}}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Code, Is.EqualTo("rate_limited"));
            Assert.That(error.RateLimitReason, Is.EqualTo("r"));
            Assert.That(error.RetryAfter, Is.EqualTo("9"));
            Assert.That(error.IsCommitted, Is.False);
            Assert.That(error.IsComplete, Is.True);
        }
    }

    [Test]
    public void Reads_message_id_and_additional_data()
    {
        ErrorEnvelope error = Read("""{"message":"m","code":"c","request_id":"i","additional_data":{"a":"1","b":["2"],"\ud83d":3}}""");
        Dictionary<string, JsonElement> data = error.AdditionalData();

        Assert.That(error.Message, Is.EqualTo("m"));
        Assert.That(error.RequestId, Is.EqualTo("i"));
        Assert.That(data.Keys, Is.EqualTo(new[] { "a", "b", "\uFFFD" }));
        Assert.That(data["b"].GetRawText(), Is.EqualTo("""["2"]"""));
    }

    [TestCase("""{"error":"invalid_grant","error_description":"Expired."}""", "invalid_grant", "Expired.")]
    [TestCase("""{"error":"invalid_grant","code":"validation_error"}""", "validation_error", "validation_error")]
    [TestCase("""{"error":"invalid_grant","code":null}""", "invalid_grant", "invalid_grant")]
    [TestCase("""{"error":{"code":"other"},"message":"m"}""", null, "m")]
    public void Reads_errors_in_the_words_of_OAuth(string body, string? code, string message)
    {
        ErrorEnvelope error = Read(body);

        Assert.That((error.Code, error.Message), Is.EqualTo((code, message)));
    }

    [TestCase("""{"additional_data":{"retry_after":9}}""", "9")]
    [TestCase("""{"additional_data":{"retry_after":0.5}}""", "0.5")]
    [TestCase("""{"additional_data":{"retry_after":{"a":1},"rate_limit_reason":"r"}}""", null)]
    [TestCase("""{"additional_data":{"retry_after":true,"rate_limit_reason":"r"}}""", null)]
    [TestCase("""{"retry_after":"9"}""", null)]
    public void Reads_the_time_to_wait_as_text_or_number(string body, string? retryAfter)
    {
        Assert.That(Read(body).RetryAfter, Is.EqualTo(retryAfter));
    }

    [TestCase("""{"additional_data":[{"retry_after":"5"}],"retry_after":"9","code":"x"}""", null)]
    [TestCase("""{"additional_data":"none","retry_after":"9","code":"x"}""", null)]
    [TestCase("""{"additional_data":{"committed_child_ids":[["a"],"b"],"retry_after":"5"},"code":"x"}""", "5")]
    public void What_has_another_shape_than_expected_is_read_over(string body, string? retryAfter)
    {
        ErrorEnvelope error = Read(body);

        Assert.That((error.Code, error.RetryAfter), Is.EqualTo(("x", retryAfter)));
        Assert.That(error.AdditionalData(), Has.Count.EqualTo(retryAfter is null ? 0 : 2));
    }

    [TestCase("""{"code":"x"} """, true)]
    [TestCase("""{"code":"x"}x""", false)]
    [TestCase("""{"code":"x"}{}""", false)]
    [TestCase("""{"code":"x" """, false)]
    public void Only_one_whole_object_is_complete(string body, bool isComplete)
    {
        Assert.That(Read(body).IsComplete, Is.EqualTo(isComplete));
        Assert.That(Read(body).Code, Is.EqualTo("x"));
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
    public void A_body_that_is_not_an_error_of_Notion_yields_nothing(string body)
    {
        ErrorEnvelope error = Read(body);

        Assert.That((error.Code, error.Message, error.RequestId, error.RateLimitReason, error.RetryAfter, error.IsCommitted), Is.EqualTo(((string?)null, (string?)null, (string?)null, (string?)null, (string?)null, false)));
        Assert.That(error.AdditionalData(), Is.Empty);
    }

    [Test]
    public void A_truncated_body_is_read_as_far_as_it_goes()
    {
        Assert.That(Read("""{"code":"conflict_error","message":"Conf""").Code, Is.EqualTo("conflict_error"));
    }

    [Test]
    public void A_body_may_be_truncated_anywhere()
    {
        byte[] body = Encoding.UTF8.GetBytes("""{"code":"x","additional_data":{"committed_child_ids":["a",{"b":1}],"retry_after":5}}""");

        for (int length = 0; length <= body.Length; length++)
            Assert.DoesNotThrow(() => _ = ErrorEnvelope.Read(body.AsSpan(0, length)).Code);
    }

    private static ErrorEnvelope Read(string body) => ErrorEnvelope.Read(Encoding.UTF8.GetBytes(body));
}
