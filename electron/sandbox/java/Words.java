import java.util.List;
import java.util.Random;

/** Words of a Korean shop, from which records are made. */
final class Words {
    static final List<String> FAMILY = List.of("김", "이", "박", "최", "정", "강", "조", "윤", "장", "임");
    static final List<String> GIVEN =
            List.of("민준", "서연", "도윤", "지우", "하준", "서현", "은우", "수아", "지호", "다은", "현우", "예린");
    static final List<String> CITIES = List.of("서울특별시", "부산광역시", "대구광역시", "인천광역시", "경기도 성남시", "제주시");
    static final List<String> STREETS =
            List.of("강남구 테헤란로 152", "해운대구 센텀중앙로 79", "분당구 판교역로 235", "중구 세종대로 110", "연수구 송도과학로 32");
    static final List<String> PRODUCTS =
            List.of("기계식 키보드", "무선 마우스", "27인치 모니터", "USB-C 허브", "노이즈 캔슬링 헤드폰", "웹캠", "노트북 거치대", "Desk mat (900×400)");
    static final List<String> SKUS =
            List.of("KB-8801", "MS-2040", "MN-2710", "HB-0007", "HP-5500", "WC-1080", "ST-0300", "DM-9040");
    static final List<String> SEARCHES =
            List.of("키보드 적축", "무선 마우스 추천", "monitor 4k 144hz", "usb-c hub", "노이즈캔슬링", "웹캠 1080p", "거치대", "desk mat");

    static String name(Random random) {
        return pick(FAMILY, random) + pick(GIVEN, random);
    }

    static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private Words() {}
}
