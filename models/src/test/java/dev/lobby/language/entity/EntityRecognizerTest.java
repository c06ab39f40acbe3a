package dev.lobby.language.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.language.Hostile;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityRecognizerTest {

  /// A Wednesday.
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);

  private static final EntityRecognizer RECOGNIZER =
      new EntityRecognizer(
          List.of(
              new Listed(
                  Entity.Kind.PRODUCT, "time-deposit", List.of("定期存款", "time deposit", "定期")),
              new Listed(
                  Entity.Kind.PRODUCT,
                  "three-year-deposit",
                  List.of("三年期定期存款", "3-year time deposit")),
              new Listed(
                  Entity.Kind.BRANCH, "century-avenue", List.of("世纪大道支行", "Century Avenue"))));

  private static void assertEntities(String text, String entities) {
    String line = "zh\t" + TODAY + "\t" + text + "\t" + (entities == null ? "" : entities);
    assertThat(EntityEvaluation.of(RECOGNIZER, List.of(line), "test").mistakes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "大概五万|money=五万=CNY 50000",
        "两万五|money=两万五=CNY 25000",
        "三千五够吗|money=三千五=CNY 3500",
        "一万零五百|money=一万零五百=CNY 10500",
        "存了50多万|money=50多万=CNY 500000",
        "手上两百多万|money=两百多万=CNY 2000000",
        "三十来万吧|money=三十来万=CNY 300000",
        "1.5万|money=1.5万=CNY 15000",
        "3万5千块|money=3万5千块=CNY 35000",
        "五十万贷款|money=五十万=CNY 500000",
        "一亿两千万|money=一亿两千万=CNY 120000000",
        "我想存二十万元|money=二十万元=CNY 200000",
        "12,000元|money=12,000元=CNY 12000",
        "¥１２３．５０|money=¥１２３．５０=CNY 123.5",
        "三块五|money=三块五=CNY 3.5",
        "12块3毛|money=12块3毛=CNY 12.3",
        "50块钱|money=50块钱=CNY 50",
        "五角钱手续费|money=五角钱=CNY 0.5",
        "two and a half million|money=two and a half million=CNY 2500000",
        "五毛|money=五毛=CNY 0.5",
        "人民币5万元|money=人民币5万元=CNY 50000",
        "5000美元|money=5000美元=USD 5000",
        "十万日元|money=十万日元=JPY 100000",
        "HK$500|money=HK$500=HKD 500",
        "500港币|money=500港币=HKD 500",
        "10-20万|money=10-20万=CNY 100000..200000",
        "十到二十万|money=十到二十万=CNY 100000..200000",
        "5000到1万元|money=5000到1万元=CNY 5000..10000",
        "8千至1万|money=8千至1万=CNY 8000..10000",
        "转5000给我妈|money=5000=CNY 5000",
        "余额是 320.50|money=320.50=CNY 320.5",
        "1w5|money=1w5=CNY 15000",
        "5w够不够|money=5w=CNY 50000",
        "50k|money=50k=CNY 50000",
        "about two grand|money=two grand=CNY 2000",
        "$1.2m|money=$1.2m=USD 1200000",
        "1.5 million yuan|money=1.5 million yuan=CNY 1500000",
        "a million|money=a million=CNY 1000000",
        "half a million dollars|money=half a million dollars=USD 500000",
        "two hundred and fifty thousand|money=two hundred and fifty thousand=CNY 250000",
        "twenty-five bucks|money=twenty-five bucks=USD 25",
        "£30 or 40 euros|money=£30=GBP 30; money=40 euros=EUR 40",
        "USD 200|money=USD 200=USD 200",
        "RMB 5,000.00|money=RMB 5,000.00=CNY 5000",
        "between 5 and 10 thousand|money=between 5 and 10 thousand=CNY 5000..10000",
        "$5k-$10k|money=$5k-$10k=USD 5000..10000",
        "100 to 200 dollars|money=100 to 200 dollars=USD 100..200",
        "I want to transfer 3000 to him|money=3000=CNY 3000",
        "900万亿元|money=900万亿元=CNY 900000000000000",
      })
  void money(String text, String entities) {
    assertEntities(text, entities);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "昨天转的|date=昨天=2026-05-19",
        "大前天|date=大前天=2026-05-17",
        "昨晚下午|date=昨晚=2026-05-19",
        "上个月的账单|date=上个月=2026-04-01..2026-04-30",
        "上上个月|date=上上个月=2026-03-01..2026-03-31",
        "上周五|date=上周五=2026-05-15",
        "下周一|date=下周一=2026-05-25",
        "周五能取吗|date=周五=2026-05-22",
        "这周日|date=这周日=2026-05-24",
        "上周|date=上周=2026-05-11..2026-05-17",
        "上上周三|date=上上周三=2026-05-06",
        "周末开门吗|date=周末=2026-05-23..2026-05-24",
        "3月5号|date=3月5号=2026-03-05",
        "三月五日|date=三月五日=2026-03-05",
        "12月31号|date=12月31号=2026-12-31",
        "2026年3月|date=2026年3月=2026-03-01..2026-03-31",
        "二〇二五年十二月三十一日|date=二〇二五年十二月三十一日=2025-12-31",
        "25年3月5日|date=25年3月5日=2025-03-05",
        "3月份的流水|date=3月份=2026-03-01..2026-03-31",
        "5号|date=5号=2026-05-05",
        "上个月5号|date=上个月5号=2026-04-05",
        "月底|date=月底=2026-05-31",
        "上个月底|date=上个月底=2026-04-30",
        "3月底|date=3月底=2026-03-31",
        "6月上旬|date=6月上旬=2026-06-01..2026-06-10",
        "年底|date=年底=2026-12-31",
        "去年|date=去年=2025-01-01..2025-12-31",
        "去年3月|date=去年3月=2025-03-01..2025-03-31",
        "去年的账单|date=去年=2025-01-01..2025-12-31",
        "2025年度报告|date=2025年度=2025-01-01..2025-12-31",
        "上半年|date=上半年=2026-01-01..2026-06-30",
        "第三季度|date=第三季度=2026-07-01..2026-09-30",
        "去年四季度|date=去年四季度=2025-10-01..2025-12-31",
        "上季度|date=上季度=2026-01-01..2026-03-31",
        "最近三天|date=最近三天=2026-05-17..2026-05-20",
        "近三个月的流水|date=近三个月=2026-02-20..2026-05-20",
        "过去一年|date=过去一年=2025-05-20..2026-05-20",
        "未来两周|date=未来两周=2026-05-20..2026-06-03",
        "三天前|date=三天前=2026-05-17",
        "半年以后|date=半年以后=2026-11-20",
        "三天内到账|duration=三天=P3D",
        "3月1号到5号|date=3月1号到5号=2026-03-01..2026-03-05",
        "3月1日至4月15日|date=3月1日至4月15日=2026-03-01..2026-04-15",
        "3月1-5号|date=3月1-5号=2026-03-01..2026-03-05",
        "1月到3月|date=1月到3月=2026-01-01..2026-03-31",
        "今年1到6月|date=今年1到6月=2026-01-01..2026-06-30",
        "1-6月的流水|date=1-6月=2026-01-01..2026-06-30",
        "近30日|date=近30日=2026-04-20..2026-05-20",
        "Thursday, 5 March|date=Thursday, 5 March=2026-03-05",
        "11/2025|date=11/2025=2025-11-01..2025-11-30",
        "上周一到周三|date=上周一到周三=2026-05-11..2026-05-13",
        "2026-03-05|date=2026-03-05=2026-03-05",
        "2026/3/5|date=2026/3/5=2026-03-05",
        "2026.3.5 那天|date=2026.3.5=2026-03-05",
        "20260305|date=20260305=2026-03-05",
        "03/05/2026|date=03/05/2026=2026-05-03",
        "03/25/2026|date=03/25/2026=2026-03-25",
        "3/5那笔|date=3/5=2026-03-05",
        "on 3/5|date=3/5=2026-05-03",
        "yesterday|date=yesterday=2026-05-19",
        "the day before yesterday|date=the day before yesterday=2026-05-18",
        "last month|date=last month=2026-04-01..2026-04-30",
        "next Friday|date=next Friday=2026-05-29",
        "last Friday|date=last Friday=2026-05-15",
        "on Monday|date=Monday=2026-05-18",
        "this weekend|date=this weekend=2026-05-23..2026-05-24",
        "on the 5th|date=the 5th=2026-05-05",
        "the 5th of next month|date=the 5th of next month=2026-06-05",
        "5 March|date=5 March=2026-03-05",
        "March 5th, 2025|date=March 5th, 2025=2025-03-05",
        "the 5th of March|date=the 5th of March=2026-03-05",
        "in May|date=May=2026-05-01..2026-05-31",
        "in March 2025|date=March 2025=2025-03-01..2025-03-31",
        "between 1 and 5 May|date=between 1 and 5 May=2026-05-01..2026-05-05",
        "1-5 May|date=1-5 May=2026-05-01..2026-05-05",
        "from 3 March to 10 April|date=3 March to 10 April=2026-03-03..2026-04-10",
        "the last 3 months|date=last 3 months=2026-02-20..2026-05-20",
        "past 30 days|date=past 30 days=2026-04-20..2026-05-20",
        "two weeks ago|date=two weeks ago=2026-05-06",
        "in two weeks|date=in two weeks=2026-06-03",
        "within 3 days|duration=3 days=P3D",
        "last quarter|date=last quarter=2026-01-01..2026-03-31",
        "Q3 2025|date=Q3 2025=2025-07-01..2025-09-30",
        "end of the month|date=end of the month=2026-05-31",
        "the end of June|date=end of June=2026-06-30",
        "over the past year|date=past year=2025-05-20..2026-05-20",
        "2025年Q4|date=2025年Q4=2025-10-01..2025-12-31",
        "in 2025|date=2025=2025-01-01..2025-12-31",
      })
  void dates(String text, String entities) {
    assertEntities(text, entities);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "利率3.5%|percent=3.5%=3.5",
        "百分之三点五|percent=百分之三点五=3.5",
        "百分之百|percent=百分之百=100",
        "万分之五|percent=万分之五=0.05",
        "three percent|percent=three percent=3",
        "5个点|percent=5个点=5",
        "50个基点|percent=50个基点=0.5",
        "3%到5%|percent=3%到5%=3..5",
        "3-5%|percent=3-5%=3..5",
        "三个月|duration=三个月=P3M",
        "半年|duration=半年=P6M",
        "半个月|duration=半个月=P15D",
        "一年半|duration=一年半=P1Y6M",
        "三个半月|duration=三个半月=P3M15D",
        "两年期|duration=两年=P2Y",
        "1年3个月|duration=1年3个月=P1Y3M",
        "24 months|duration=24 months=P24M",
        "a deposit for a year and a half|duration=a year and a half=P1Y6M",
        "half a year|duration=half a year=P6M",
        "1.5 years|duration=1.5 years=P1Y6M",
        "90天|duration=90天=P90D",
        "two weeks|duration=two weeks=P14D",
        "24小时|duration=24小时=PT24H",
        "30 minutes|duration=30 minutes=PT30M",
        "3个工作日|duration=3个工作日=P3D",
        "3 working days|duration=3 working days=P3D",
        "3-6个月|duration=3-6个月=P3M..P6M",
        "3 to 6 months|duration=3 to 6 months=P3M..P6M",
        "a twenty-year mortgage|duration=twenty-year=P20Y",
        "two and a half years|duration=two and a half years=P2Y6M",
        "a 12-month loan|duration=12-month=P12M",
        "7天到1年|duration=7天到1年=P7D..P1Y",
        "30天到1个月|duration=30天到1个月=P30D..P1M",
        "6到3个月|duration=3个月=P3M",
        "1年到6个月|duration=1年=P1Y; duration=6个月=P6M",
        "99999999999-3年|duration=3年=P3Y",
        "5000000000到3个月|duration=3个月=P3M",
        "99999.5天|duration=99999.5天=PT2399988H",
        "100000.5天|",
      })
  void shares_and_lengths(String text, String entities) {
    assertEntities(text, entities);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "6222 0212 3456 7894|card=6222 0212 3456 7894=6222021234567894",
        "身份证11010519491231002x|id-number=11010519491231002x=11010519491231002X",
        "账号 1234 5678 90|account=1234 5678 90=1234567890",
        "GB82 WEST 1234 5698 7654 32|account=GB82 WEST 1234 5698 7654 32=GB82WEST12345698765432",
        "我的电话是13800138000|phone=13800138000=+8613800138000",
        "mail first.last@mail.example.org.|email=first.last@mail.example.org=first.last@mail.example.org",
        "021-58881234转8001|phone=021-58881234=+862158881234",
        "138 0013 8000|phone=138 0013 8000=+8613800138000",
        "打400-820-0000|phone=400-820-0000=+864008200000",
        "+44 20 7946 0958|phone=+44 20 7946 0958=+442079460958",
        "发到Li.Hua@Example.com吧|email=Li.Hua@Example.com=li.hua@example.com",
        "三年期定期存款利率|product=三年期定期存款=three-year-deposit",
        "time deposits at Century Avenue|product=time deposit=time-deposit; branch=Century Avenue=century-avenue",
        "我想在世纪大道支行存两万五，定期三年|branch=世纪大道支行=century-avenue; money=两万五=CNY 25000; product=定期=time-deposit; duration=三年=P3Y",
        "昨天下午三点转了五万到6222021234567894|date=昨天=2026-05-19; money=五万=CNY 50000; card=6222021234567894=6222021234567894",
        "转了500美元 5号到账|money=500美元=USD 500; date=5号=2026-05-05",
        "I paid $50 on 3 May with 4111 1111 1111 1111|money=$50=USD 50; date=3 May=2026-05-03; card=4111 1111 1111 1111=4111111111111111",
      })
  void numbers_and_names(String text, String entities) {
    assertEntities(text, entities);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我有一张卡",
        "十分满意",
        "一下",
        "万一丢了怎么办",
        "千万别扣",
        "五万人",
        "5000积分",
        "三千个",
        "2 million customers",
        "十几万",
        "几千块",
        "三四千",
        "每月5号还款",
        "每周五",
        "every Friday",
        "may I ask",
        "密码错误3次",
        "2号线怎么走",
        "24/7",
        "目前天气",
        "以后天天",
        "iPhone 15",
        "one card",
        "18 years old",
        "一亿亿元",
        "999999999999999 billion dollars",
        "1-100000000000万元",
      })
  void what_is_no_entity(String text) {
    assertEntities(text, "");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23,1月5号,2027-01-05",
    "2026-11-23,3月5号,2026-03-05",
    "2026-01-10,12月28号,2025-12-28",
    "2026-01-10,28 December,2025-12-28",
    "2026-03-31,2月29号,",
  })
  void the_year_that_is_meant(LocalDate today, String text, String day) {
    List<Entity> entities = RECOGNIZER.recognize(text, today);
    assertThat(entities.stream().map(entity -> entity.value().normalised()))
        .isEqualTo(day == null ? List.of() : List.of(day));
  }

  @Test
  void entities_know_their_place_in_the_original() {
    String text = "\u200B转 ５０００元\u0301 吧";
    Entity entity = RECOGNIZER.recognize(text, TODAY).getFirst();
    assertThat(entity.text()).isEqualTo("５０００元\u0301");
    assertThat(text.substring(entity.start(), entity.end())).isEqualTo(entity.text());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "昨天",
            "上个月",
            "3月",
            "5号",
            "到",
            "-",
            "/",
            "2026",
            "年",
            "月",
            "底",
            "五",
            "万",
            "十",
            "百",
            "点",
            "%",
            "百分之",
            "半",
            "个",
            "三",
            "12",
            "1.5",
            ",",
            " ",
            "k",
            "million",
            "half",
            "a",
            "and",
            "between ",
            "to ",
            "May",
            "March ",
            "the 5th",
            " of ",
            "last ",
            "next ",
            "year",
            "month",
            "Q3 ",
            "$",
            "元",
            "块",
            "毛",
            "账号",
            "6222021234567894",
            "13800138000",
            "a@b.cn",
            "①",
            "\u0301",
            "\uD83D",
            "最近",
            "前",
            "每",
            "quarter")
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 3_000)
  void spans_lie_in_the_text_and_apart(@ForAll("texts") String text) {
    assertSound(text);
  }

  @Property(tries = 1_000)
  void any_text_is_accepted(@ForAll String text) {
    assertSound(text);
  }

  private static void assertSound(String text) {
    int end = 0;
    for (Entity entity : RECOGNIZER.recognize(text, TODAY)) {
      assertThat(entity.start()).isGreaterThanOrEqualTo(end);
      assertThat(entity.end()).isGreaterThan(entity.start());
      assertThat(entity.text()).isEqualTo(text.substring(entity.start(), entity.end()));
      assertThat(entity.value().normalised()).isNotBlank();
      end = entity.end();
    }
  }

  static Stream<String> long_texts() {
    return Stream.concat(
        Hostile.texts(),
        Stream.of(
                "1",
                "1,",
                "1.",
                "一",
                "万",
                "一万",
                "3月",
                "月",
                "1-",
                "1/",
                "20",
                "2026-",
                "a@",
                "a.",
                "one ",
                "a ",
                "half a ",
                "hundred and ",
                "last ",
                "between ",
                "the 5th of ",
                "q1",
                "半",
                "百分之",
                "$",
                "转",
                "pay ",
                "pay me ",
                "最近",
                "年",
                "定",
                "1 to ",
                "May ",
                " ",
                "每",
                "+86",
                "1 year and ")
            .map(piece -> piece.repeat(100_000 / piece.length())));
  }

  @ParameterizedTest
  @MethodSource("long_texts")
  void a_hundred_thousand_characters_take_no_time(String text) {
    Assertions.assertTimeout(Duration.ofSeconds(1), () -> RECOGNIZER.recognize(text, TODAY));
  }

  @Test
  void an_utterance_takes_little_time() {
    List<String> utterances =
        List.of(
            "我想在世纪大道支行存两万五，定期三年，利率能到3.5%吗",
            "Please transfer 5,000 yuan from my account to 138 0013 8000 before next Friday, thanks a lot",
            "昨天你们扣了我两百块年费，之前说好免的，到底怎么回事");
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long begun = System.nanoTime();
      for (int i = 0; i < 200; i++) {
        utterances.forEach(utterance -> RECOGNIZER.recognize(utterance, TODAY));
      }
      best = Math.min(best, (System.nanoTime() - begun) / (200L * utterances.size()));
    }
    assertThat(best).isLessThan(Duration.ofMillis(1).toNanos());
  }
}
